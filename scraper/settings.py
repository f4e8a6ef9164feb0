"""Every Scrapy setting that is not the default, with the default and the reason."""

import os

BOT_NAME = "kliping"
SPIDER_MODULES = ["scraper.spiders"]

# -- who we are --------------------------------------------------------------------------------------------------------
KLIPING_DATA = os.environ.get("KLIPING_DATA", "data")
"""Folder of the archive; ours."""
KLIPING_WARC_SIZE = int(os.environ.get("KLIPING_WARC_SIZE", 1 << 30))
"""Bytes after which a WARC file is full and another begun; what web archives commonly use. Ours."""
KLIPING_CONTACT = os.environ.get("KLIPING_CONTACT", "")
"""Address (mail or web) at which the site's operator reaches whoever crawls; it stands in the user agent. Ours."""
USER_AGENT = f"Kliping/0.1 ({KLIPING_CONTACT or 'news archive'})"  # default: Scrapy's own name
ROBOTSTXT_USER_AGENT = "Kliping"  # default None: matches the whole user agent instead of our name

# -- polite --------------------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True  # default False
DOWNLOAD_DELAY = 1.0  # seconds, default 0: the floor under AutoThrottle, and it rises with robots.txt's Crawl-delay
DOWNLOAD_DELAY_JITTER = 0.0  # default 0.5: half of the delays would fall below the floor
CONCURRENT_REQUESTS = 16  # the default, stated because the scheduler's memory is bounded by it
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # default 1 from 2.14 on in new projects: one in flight, one on its way
CONCURRENT_ITEMS = 1  # default 100: so many tasks are made for each response, and ours brings one item
AUTOTHROTTLE_ENABLED = True  # default False: a slow server is asked less often
AUTOTHROTTLE_START_DELAY = 1.0  # seconds, default 5: discovery is one request at a time anyway
AUTOTHROTTLE_MAX_DELAY = 60.0  # seconds, the default
RETRY_TIMES = 3  # default 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # default ERROR: what could not be had stands in the problems table and in the verdict
RETRY_HTTP_CODES = [500, 502, 503, 504, 520, 522, 524, 408, 429]  # the default plus nothing: stated for Retry-After
KLIPING_RETRY_AFTER_MAX = 300
"""Seconds of a Retry-After we wait for; a server that asks for more is left for the next crawl. Ours."""

# -- bounded -------------------------------------------------------------------------------------------------------------
DOWNLOAD_TIMEOUT = 60  # seconds, default 180: a small server on the other side is either up or not
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024  # bytes, default 1 GiB: no news page is larger, and gzip bombs are
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024  # bytes, default 32 MiB
DEPTH_LIMIT = 3  # default 0 (none): pages are not followed at all, redirects and retries are
REDIRECT_MAX_TIMES = 6  # default 20

# -- closed --------------------------------------------------------------------------------------------------------------
REMOTE_CONTROL_ENABLED = False  # default True: runs Python sent to a loopback port
TELNETCONSOLE_ENABLED = False  # default True
COOKIES_ENABLED = False  # default True: a public page needs none, and the middleware fetches the public suffix list
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False: evidence from an unverified host is none
REFERRER_POLICY = "no-referrer"  # default scrapy-default: we came from nowhere

# -- on the wire ---------------------------------------------------------------------------------------------------------
DOWNLOAD_HANDLERS = {"http": "scraper.wire.Handler", "https": "scraper.wire.Handler"}  # default: Scrapy's, which keep no bytes
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",  # the default, stated with the rest
    "Accept-Language": "id,en;q=0.5",  # default en: these newsrooms write Indonesian
    "Accept-Encoding": "gzip, deflate",  # default: br and zstd too, which few tools will undo in the kept files
}

# -- how the crawl is put together -----------------------------------------------------------------------------------------
SCHEDULER = "scraper.scheduler.ArchiveScheduler"  # default: memory or JOBDIR; ours draws on the archive's pages table
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # default RFPDupeFilter: the pages table knows what was asked for
WARN_ON_GENERATOR_RETURN_VALUE = False  # default True: reads our source at each response, and fails where that has gone
HTTPERROR_ALLOW_ALL = True  # default False: a 404 is something to keep
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scraper.middlewares.HopMiddleware": 50,  # first of all: no hop leaves the site's hosts
    "scraper.middlewares.RobotsMiddleware": 100,  # Scrapy fetches everything when robots.txt fails; we nothing
    "scraper.middlewares.ConditionalMiddleware": 110,
    "scraper.middlewares.RetryAfterMiddleware": 550,  # Scrapy ignores Retry-After
    "scraper.middlewares.WholeCompressionMiddleware": 590,  # Scrapy passes a truncated gzip body off as whole
}
ITEM_PIPELINES = {"scraper.pipelines.ArchivePipeline": 100}
EXTENSIONS = {
    "scraper.extensions.CrawlRow": 100,
    "scraper.extensions.Progress": 300,
    "scrapy.extensions.logstats.LogStats": None,
}

# -- quiet ---------------------------------------------------------------------------------------------------------------
LOG_LEVEL = "INFO"  # default DEBUG: every page printed whole
LOG_SHORT_NAMES = True  # default False
