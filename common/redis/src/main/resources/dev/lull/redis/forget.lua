-- Drops a record that has settled.
-- KEYS[1] the hash; ARGV the field that tells, then its values of which one must be there; none for any value
local known = redis.call('HGET', KEYS[1], ARGV[1])
if not known then
    return {'kept'}
end
local settled = #ARGV == 1
for i = 2, #ARGV do
    settled = settled or known == ARGV[i]
end
if not settled then
    return {'kept'}
end
redis.call('DEL', KEYS[1])
return {'forgotten'}
