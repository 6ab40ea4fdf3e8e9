-- Claims content for a file: the first file for a target owns it, another target takes it over. What has arrived is
-- remembered from its last claim on; claimed by its owner, it is on its way again.
-- KEYS[1] lull:seen:{sha256}; ARGV media id, target, milliseconds to remember, the owner to take it over from (empty for
-- none)
-- Answers the id of the owner.
local owner, arrived, target = string.match(redis.call('GET', KEYS[1]) or '', '^([^%s+]+)(%+?) (.*)$')
if owner and target == ARGV[2] and owner ~= ARGV[1] and owner ~= ARGV[4] then
    if arrived == '+' then
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
    end
    return {owner}
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2])
return {ARGV[1]}
