-- All files that began with this submission are taken in.
-- KEYS[1] lull:watching:{folder}; ARGV submission
if redis.call('HGET', KEYS[1], 'submission') ~= ARGV[1] then
    return {'not begun'}
end
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if field ~= 'by' and field ~= 'until' then
        redis.call('HDEL', KEYS[1], field)
    end
end
return {'ended'}
