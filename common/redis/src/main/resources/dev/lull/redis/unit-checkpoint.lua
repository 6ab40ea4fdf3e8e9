-- Prolongs a claim and saves how far its unit, and with it the conversion, is.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, lease in milliseconds, part of the unit, the time
-- Answers held, progress | lost.
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
redis.call('HSET', KEYS[1], ARGV[1], 'running ' .. ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. iso(now() + ARGV[4]),
    'last_updated', ARGV[6])
-- assembly adds nothing that could be counted
return {'held', reach(ARGV[1] == 'assemble' and 0 or ARGV[5])}
