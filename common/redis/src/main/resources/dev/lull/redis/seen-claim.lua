-- Claims content for a file: the first file for a target owns it, another target takes it over.
-- KEYS[1] lull:seen:{sha256}; ARGV media id, target
-- Answers the id of the owner.
local owner, target = string.match(redis.call('GET', KEYS[1]) or '', '^(%S+) (.*)$')
if owner and target == ARGV[2] then
    return {owner}
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2])
return {ARGV[1]}
