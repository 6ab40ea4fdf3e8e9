-- Notes a conversion as pending, unless it is known already.
-- KEYS[1] lull:conversion:{id}; ARGV path of the source, priority (without the field it is normal)
if redis.call('EXISTS', KEYS[1]) == 1 then
    return {'known'}
end
redis.call('HSET', KEYS[1], 'file_path', ARGV[1], 'status', 'pending', 'progress', '0', 'last_updated', iso(now()),
    'retry_count', '0')
if ARGV[2] ~= 'normal' then
    redis.call('HSET', KEYS[1], 'priority', ARGV[2])
end
return {'opened'}
