
-- Notes that a worker is there and what it has in hand, in place of what it told before.
-- KEYS[1] lull:worker:{name}; ARGV its lifetime in milliseconds, role, version, how many milliseconds ago it began, and
-- its loop turned, then for each task what it is, how many milliseconds ago it was begun, and how it is
-- Answers noted.
local time = now()
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'role', ARGV[2], 'version', ARGV[3], 'since', iso(time - ARGV[4]), 'seen_at', iso(time),
    'loop_turned_at', iso(time - ARGV[5]))
for i = 6, #ARGV, 3 do
    redis.call('HSET', KEYS[1], 'holds:' .. string.format('%d', (i - 6) / 3),
        ARGV[i] .. ' ' .. iso(time - ARGV[i + 1]) .. ' ' .. ARGV[i + 2])
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {'noted'}
