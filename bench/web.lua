-- Asks a list of pages in turn; prints one line of figures.
-- Arguments: cookie, csrf token, file with a page a line: METHOD path [body].
local pages, n = {}, 0

function init(args)
  wrk.headers["Cookie"] = args[1]
  wrk.headers["X-CSRFToken"] = args[2]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  for line in io.lines(args[3]) do
    local method, path, body = line:match("^(%S+) (%S+) ?(.*)$")
    pages[#pages + 1] = wrk.format(method, path, nil, body ~= "" and body or nil)
  end
end

function request()
  n = n + 1
  return pages[(n - 1) % #pages + 1]
end

function done(summary, latency)
  local e = summary.errors
  print(string.format("FIGURES %d %d %d %d", summary.requests, summary.duration,
    latency:percentile(95), e.connect + e.read + e.write + e.status + e.timeout))
end
