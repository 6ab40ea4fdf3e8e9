-- Adds files to the sums of their days, each once: the last files that were added are known.
-- KEYS[1] lull:history; ARGV for each file its id and moves joined by a colon, its day, how many numbers follow, then
-- name, number, …
-- Answers added.
local before = redis.call('HGET', KEYS[1], 'last') or ''
local last = ' '
local i = 1
while i <= #ARGV do
    local file, day, numbers = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
    if not string.find(before, ' ' .. file .. ' ', 1, true) then
        for n = i + 3, i + 2 + 2 * numbers, 2 do
            redis.call('HINCRBY', KEYS[1], day .. ' ' .. ARGV[n], ARGV[n + 1])
        end
    end
    last = last .. file .. ' '
    i = i + 3 + 2 * numbers
end
redis.call('HSET', KEYS[1], 'last', last)
return {'added'}
