-- Writes a plan in place of the one that its writer knows; another one stays. Everything starts over, and the token grows,
-- so that whoever works on the old plan is refused.
-- KEYS[1] lull:conversion:{id}; ARGV the time, fingerprint of the plan to replace or nothing, fingerprint, encoding, plan,
-- reason, output path, cuts, number of segments, what is kept, what is lost, then every unit, assembly last
local known = redis.call('HMGET', KEYS[1], 'status', 'fingerprint')
local status = known[1]
if not status then
    return {'unknown'}
end
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
if (known[2] or '') ~= ARGV[2] or known[2] == ARGV[3] then
    return {'planned before'}
end
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if is_unit(field) then
        redis.call('HDEL', KEYS[1], field)
    end
end
redis.call('HDEL', KEYS[1], 'error')
redis.call('HSET', KEYS[1], 'output_path', ARGV[7], 'status', 'in_progress', 'progress', '0', 'started_at', ARGV[1],
    'last_updated', ARGV[1], 'retry_count', '0', 'plan', ARGV[5], 'cuts', ARGV[8], 'segments', ARGV[9],
    'encoding', ARGV[4], 'fingerprint', ARGV[3], 'reason', ARGV[6], 'kept', ARGV[10], 'lost', ARGV[11],
    'units', #ARGV - 12, 'units_done', '0')
redis.call('HINCRBY', KEYS[1], 'token', 1)
for i = 12, #ARGV do
    redis.call('HSET', KEYS[1], ARGV[i], 'pending')
end
return {'planned'}
