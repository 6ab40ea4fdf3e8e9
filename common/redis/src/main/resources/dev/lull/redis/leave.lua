-- Lets go of what a coordinator holds, if this one has it.
-- KEYS[1] a hash, such as lull:watching:{folder}; ARGV coordinator
if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then
    return {'not held'}
end
redis.call('HDEL', KEYS[1], 'by', 'until')
return {'left'}
