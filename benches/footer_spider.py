"""Crawls a site as scrapy does and reads its footers: `scrapy runspider footer_spider.py -a start=URL`."""

from urllib.parse import urlsplit

import scrapy

FOOTERS = "footer, [class*=footer], [id*=foot]"


class FooterSpider(scrapy.Spider):
    name = "footer"
    custom_settings = {
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "ERROR",
        "ROBOTSTXT_OBEY": False,
    }

    def __init__(self, start: str):
        super().__init__()
        self.start_urls = [start]
        self.allowed_domains = [urlsplit(start).hostname]

    def parse(self, response):
        for footer in response.css(FOOTERS):
            yield {
                "page": response.url,
                "text": "".join(footer.css("::text").getall()),
                "links": footer.css("a::attr(href)").getall(),
            }
        yield from response.follow_all(css="a[href]")
