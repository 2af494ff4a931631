"""A site of many pages and the nginx that serves it, well at one port and badly at another."""

import socket
import subprocess
from collections import defaultdict
from pathlib import Path
from time import sleep

PAGE = """<!doctype html><meta charset=utf-8><title>第 {n} 页</title>
<h1>第 {n} 页</h1><p>{text}</p><nav>{links}</nav>
<footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a></footer>
"""
CONF = """
daemon off; master_process off; pid {root}/nginx.pid; error_log {root}/error.log crit;
events {{ worker_connections 1024; }}
http {{
    default_type text/html;
    types {{ text/html html; text/plain txt; application/xml xml; }}
    log_format line '$status $request_uri $request_completion';
    client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
    uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
    server {{
        listen 127.0.0.1:{well}; root {root}/site; access_log {root}/well.log line;
        location /moved/ {{ rewrite ^/moved/(.*)$ /p/$1 redirect; }}
    }}
    split_clients $uri $fault {{ 10% reset; 10% busy; 2.5% mute; 2.5% slow; * ""; }}
    server {{
        listen 127.0.0.1:{ill}; root {root}/site; access_log {root}/ill.log line;
        location /p/ {{
            if ($fault = reset) {{ return 444; }}
            if ($fault = busy) {{ return 503; }}
            if ($fault = mute) {{ proxy_pass http://127.0.0.1:{hole}; }}
            if ($fault = slow) {{ limit_rate 1; }}
        }}
    }}
}}
"""


class Site:
    """Serves `/`, `/p/N.html` for N below `pages`, each linked from another, and a sitemap."""

    def __init__(self, root: Path, pages: int):
        self.root, self.pages = root, pages
        # Takes connections and never answers.
        self.hole = socket.create_server(("127.0.0.1", 0), backlog=512)
        ports = [free_port() for _ in range(2)]
        self.well, self.ill = (f"http://127.0.0.1:{port}" for port in ports)
        self.write()
        conf = CONF.format(root=root, well=ports[0], ill=ports[1], hole=self.hole.getsockname()[1])
        (root / "nginx.conf").write_text(conf)

    def write(self) -> None:
        folder = self.root / "site" / "p"
        folder.mkdir(parents=True)
        for n in range(self.pages):
            near = [2 * n + 1, 2 * n + 2, 7 * n % self.pages, n // 2]
            links = [f'<a href="{path(m)}#top">{m}</a>' for m in near if m < self.pages]
            if n % 50 == 3:
                links.append(f'<a href="/moved/{n + 1}.html">moved</a>')
            html = PAGE.format(n=n, text="正文内容。" * (n % 97), links=" ".join(links))
            (folder / f"{n}.html" if n else folder.parent / "index.html").write_text(html)
        for name, address in (("sitemap.txt", "well"), ("ill.txt", "ill")):
            lines = (f"{getattr(self, address)}{path(n)}" for n in range(self.pages))
            (folder.parent / name).write_text("\n".join(lines))

    def __enter__(self):
        nginx = ["nginx", "-p", self.root, "-c", self.root / "nginx.conf"]
        paths = {"PATH": "/usr/sbin:/usr/bin:/bin"}
        self.server = subprocess.Popen(nginx, env=paths, stderr=subprocess.DEVNULL)
        while not (self.root / "nginx.pid").exists():
            if self.server.poll() is not None:
                raise SystemExit((self.root / "error.log").read_text())
            sleep(0.01)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def asked(self, server: str) -> dict[str, list[int]]:
        """What was answered at each path, in order: 499 where the client gave up."""
        answers = defaultdict(list)
        for line in (self.root / f"{server}.log").read_text().splitlines():
            status, uri, completion = line.split(" ")
            gave_up = status == "200" and not completion
            answers[uri].append(499 if gave_up else int(status))
        return answers

    def forget(self, server: str) -> None:
        with (self.root / f"{server}.log").open("w"):
            pass


def path(n: int) -> str:
    return f"/p/{n}.html" if n else "/"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
