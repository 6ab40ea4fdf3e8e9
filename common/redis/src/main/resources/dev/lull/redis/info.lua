-- What the server says of itself.
-- KEYS[1] any key, which chooses the server of a cluster; ARGV the sections
local told = {}
for i, section in ipairs(ARGV) do
    told[i] = redis.call('INFO', section)
end
return told
