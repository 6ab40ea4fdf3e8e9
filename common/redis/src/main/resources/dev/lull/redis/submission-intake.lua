-- Gives the intake of a submission to a worker, for the time of its lease, unless another one has it. Who gets it anew
-- begins the walk that was asked for, or goes on where the last one came to.
-- KEYS[1] lull:submission:{id}; ARGV worker, lease in milliseconds
-- Answers granted | held | over.
local known = redis.call('HMGET', KEYS[1], 'started', 'dispatched', 'intake_by', 'intake_until', 'walk_again')
if not known[1] or known[2] then
    return {'over'}
end
local time = now()
if known[3] and known[3] ~= ARGV[1] and known[4] > iso(time) then
    return {'held'}
end
if known[3] ~= ARGV[1] and known[5] then
    redis.call('HDEL', KEYS[1], 'walk_again', 'checkpoint')
end
redis.call('HSET', KEYS[1], 'intake_by', ARGV[1], 'intake_until', iso(time + ARGV[2]))
return {'granted'}
