-- Prolongs a claim and saves how far the conversion is.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, lease in milliseconds, progress, the time
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
redis.call('HSET', KEYS[1], ARGV[1], 'running ' .. ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. iso(now() + ARGV[4]),
    'progress', ARGV[5], 'last_updated', ARGV[6])
return {'held'}
