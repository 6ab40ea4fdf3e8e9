-- Notes how far the walk of a submission has come, and its albums so far, if this worker has its intake.
-- KEYS[1] lull:submission:{id}; ARGV worker, the position, the number of albums
-- Answers noted | not held.
if redis.call('HGET', KEYS[1], 'intake_by') ~= ARGV[1] then
    return {'not held'}
end
redis.call('HSET', KEYS[1], 'checkpoint', ARGV[2], 'albums', ARGV[3])
return {'noted'}
