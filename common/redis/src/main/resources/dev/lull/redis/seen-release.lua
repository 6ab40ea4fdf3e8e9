-- Forgets content, if this file owns it.
-- KEYS[1] lull:seen:{sha256}; ARGV media id
local owner = string.match(redis.call('GET', KEYS[1]) or '', '^([^%s+]+)%+? ')
if owner ~= ARGV[1] then
    return {'not the owner'}
end
redis.call('DEL', KEYS[1])
return {'released'}
