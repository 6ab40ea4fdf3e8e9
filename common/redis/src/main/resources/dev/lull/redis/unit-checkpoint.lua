-- Prolongs a claim and saves how far its unit, and with it the conversion, is.
-- KEYS[1] lull:conversion:{id}; ARGV unit, worker, token, lease in milliseconds, part of the unit
-- Answers held, the time, progress | lost.
if not holds(ARGV[1], ARGV[2], ARGV[3]) then
    return {'lost'}
end
local time = now()
redis.call('HSET', KEYS[1], ARGV[1], 'running ' .. ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. iso(time + ARGV[4]),
    'last_updated', iso(time))
-- assembly adds nothing that could be counted
return {'held', iso(time), reach(ARGV[1] == 'assemble' and 0 or ARGV[5])}
