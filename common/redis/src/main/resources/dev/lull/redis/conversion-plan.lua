-- Writes a plan in place of the one that its writer knows; another one stays. Everything starts over, and the token grows,
-- so that whoever works on the old plan is refused.
-- KEYS[1] lull:conversion:{id}; ARGV fingerprint of the plan to replace or nothing, fingerprint, encoding, plan,
-- reason, output path, cuts, number of segments, what is kept, what is lost, seconds it plays, then every unit, assembly last
local known = redis.call('HMGET', KEYS[1], 'status', 'fingerprint')
local status = known[1]
if not status then
    return {'unknown'}
end
if status ~= 'pending' and status ~= 'in_progress' then
    return {'ended'}
end
if (known[2] or '') ~= ARGV[1] or known[2] == ARGV[2] then
    return {'planned before'}
end
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if is_unit(field) then
        redis.call('HDEL', KEYS[1], field)
    end
end
forget_takeovers()
end_doubt()
redis.call('HDEL', KEYS[1], 'error')
local time = iso(now())
redis.call('HSET', KEYS[1], 'output_path', ARGV[6], 'status', 'in_progress', 'progress', '0', 'started_at', time,
    'last_updated', time, 'retry_count', '0', 'plan', ARGV[4], 'cuts', ARGV[7], 'segments', ARGV[8],
    'encoding', ARGV[3], 'fingerprint', ARGV[2], 'reason', ARGV[5], 'kept', ARGV[9], 'lost', ARGV[10],
    'duration', ARGV[11], 'units', #ARGV - 12, 'units_done', '0')
redis.call('HINCRBY', KEYS[1], 'token', 1)
for i = 12, #ARGV do
    redis.call('HSET', KEYS[1], ARGV[i], 'pending')
end
return {'planned'}
