"""The pages that `instructions.py` has checked: the same bytes wherever they are written."""

from pathlib import Path

# Each folder of pages, and the exit code of its check: 1 where there are findings.
INPUTS = {"start": 0, "tidy": 0, "misnested": 0, "faults": 1}

WORDS = "网站 页面 服务 用户 内容 平台 数据 公司 产品 技术 团队 城市 开发 设计 系统 信息 文章 阅读 学习 经验 天气 咖啡".split()
NUMBER = "京ICP备2021000101号-1"
MIIT = "https://beian.miit.gov.cn/"
LINKED = f'<a href="{MIIT}" rel="noopener" target="_blank">{NUMBER}</a>'
POLICE = '<a href="https://beian.mps.gov.cn/#/query/webSearch?code={}"><img src="/ga.png" alt="">京公网安备11010502030101号</a>'
RIGHT = LINKED + POLICE.format("11010502030101")

# What stands in the footers of `faults`, in turn.
FAULTS = [
    f'<a href="http://www.miitbeian.gov.cn/">{NUMBER}</a>',
    f'<a href="http://beian.miit.gov.cn/">{NUMBER}</a>',
    f"<span>{NUMBER}</span>",
    f'<div style="display:none">{LINKED}</div>',
    f"<!-- {LINKED} -->",
    f'<a href="{MIIT}">京ICP备2021号-1</a>',
    f'<a href="{MIIT}">京ＩＣＰ备２０２１０００１０１号</a>',
    f"<script>document.write('{NUMBER}');</script>",
    LINKED + POLICE.format("11010502030109"),
    f'<style>.off{{display:none}}</style><p class="off">{LINKED}</p>',
]


def write(folder: Path) -> None:
    pages = {
        "start": [tidy(0, 1)],
        "tidy": [tidy(n, 60) for n in range(60)],
        "misnested": [misnested(n) for n in range(40)],
        "faults": [faulty(n) for n in range(60)] + [tidy(60, 3_000)],
    }
    for name, texts in pages.items():
        (folder / name).mkdir()
        for n, text in enumerate(texts):
            # Every other page with faults is in the other charset of such sites.
            charset = "gb18030" if name == "faults" and n % 2 else "utf-8"
            page = text.replace("CHARSET", charset).encode(charset)
            (folder / name / f"{n:03}.html").write_bytes(page)


def sentence(n: int) -> str:
    """Says nothing, and another thing for each number."""
    words = (WORDS[(n * 7 + at * at * 3 + n // 5) % len(WORDS)] for at in range(8 + n % 9))
    return "".join(words) + "。"


def block(n: int) -> str:
    text = sentence(n)
    match n % 6:
        case 0:
            return f"<h2 id=s{n}>{text}</h2>\n"
        case 1:
            items = "".join(f'<li class="item"><a href="/p/{n + k}.html">{sentence(n + k)}</a>' for k in range(5))
            return f"<ul>{items}</ul>\n"
        case 2:
            return f'<figure><img src="/i/{n}.png" alt="{text}" width=640><figcaption>{text}</figcaption></figure>\n'
        case 3:
            cells = "".join(f"<tr><td>{sentence(n + k)}<td>{n * k}" for k in range(4))
            return f"<table><tbody>{cells}</table>\n"
        case _:
            return f'<p>{text}<strong>{text}</strong>&nbsp;{text}<a href="#s{n}">{text}</a> &amp; {text * 3}\n'


def page(n: int, body: str, footer: str) -> str:
    menu = "".join(f'<li class="nav-item"><a href="/{k}/">{WORDS[k]}</a></li>' for k in range(12))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="CHARSET"><title>{sentence(n)}</title>
<style>body{{margin:0}} .nav-item{{display:inline-block}} @media print{{nav{{display:none}}}}</style>
<script>window.page = {{"id": {n}}}; if (1 < 2) {{ document.title += "</" + "div>"; }}</script>
</head><body class="page"><header><nav><ul>{menu}</ul></nav></header>
<main>{body}</main>
<footer class="site-footer"><p>&copy; 2012-2026 {WORDS[n % len(WORDS)]}有限公司 {footer}</p></footer>
</body></html>
"""


def tidy(n: int, blocks: int) -> str:
    return page(n, "".join(block(n + k) for k in range(blocks)), RIGHT)


def misnested(n: int) -> str:
    """Nodes that move and formatting that is reopened: pages for html5ever's tree builder."""
    wrong = [
        "<b><p>{}</b></p>",
        "<table><div>{}</div><tr><td>{}</table>",
        "<a href=/x>{}<a href=/y>{}</a>",
        "<p><i>{}<div></i>{}</div>",
    ]
    parts = (block(n + k) + wrong[(n + k) % 4].format(sentence(k), sentence(n)) for k in range(40))
    return page(n, "".join(parts), RIGHT)


def faulty(n: int) -> str:
    return page(n, "".join(block(n + k) for k in range(30)), FAULTS[n % len(FAULTS)])
