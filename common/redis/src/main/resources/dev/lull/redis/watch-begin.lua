-- Begins to take files of a watched folder in.
-- KEYS[1] lull:watching:{folder}; ARGV coordinator, submission, then by turns the field of a file and what was seen of it
-- Answers begun | refused: another coordinator has the folder, or other files have begun.
local known = redis.call('HMGET', KEYS[1], 'by', 'submission')
if known[1] ~= ARGV[1] or (known[2] and known[2] ~= ARGV[2]) then
    return {'refused'}
end
redis.call('HSET', KEYS[1], 'submission', ARGV[2])
for i = 3, #ARGV, 2 do
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
return {'begun'}
