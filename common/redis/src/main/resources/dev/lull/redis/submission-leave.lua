-- Lets go of the intake of a submission, if this worker has it.
-- KEYS[1] lull:submission:{id}; ARGV worker
if redis.call('HGET', KEYS[1], 'intake_by') ~= ARGV[1] then
    return {'not held'}
end
redis.call('HDEL', KEYS[1], 'intake_by', 'intake_until')
return {'left'}
