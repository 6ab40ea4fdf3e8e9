-- Notes that content is at the target, if this file owns it; from then on it is remembered for a time.
-- KEYS[1] lull:seen:{sha256}; ARGV media id, milliseconds to remember
local owner, target = string.match(redis.call('GET', KEYS[1]) or '', '^([^%s+]+)%+? (.*)$')
if owner ~= ARGV[1] then
    return {'not the owner'}
end
redis.call('SET', KEYS[1], owner .. '+ ' .. target)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {'noted'}
