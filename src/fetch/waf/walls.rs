//! Firewalls, and what tells their pages.

use crate::text::Bilingual;

/// A firewall.
#[derive(Debug)]
pub(in super::super) struct Wall {
    pub(in super::super) name: Bilingual,
}

const fn wall(en: &'static str, zh: &'static str) -> Wall {
    Wall {
        name: Bilingual::new(en, zh),
    }
}

pub(super) static CLOUDFLARE: Wall = wall("Cloudflare", " Cloudflare ");
pub(super) static OTHER: Wall = wall("a web application firewall", "网站防火墙");
static ALIYUN: Wall = wall("Alibaba Cloud WAF", "阿里云 WAF ");
static TENCENT: Wall = wall("Tencent Cloud WAF", "腾讯云 WAF ");
static EDGEONE: Wall = wall("Tencent EdgeOne", "腾讯云 EdgeOne ");
static HUAWEI: Wall = wall("Huawei Cloud WAF", "华为云 WAF ");
static JIASULE: Wall = wall("Knownsec Jiasule", "知道创宇加速乐");
static CHUANGYU: Wall = wall("Knownsec Chuangyu Shield", "知道创宇创宇盾");
static YUNJIASU: Wall = wall("Baidu Yunjiasu", "百度云加速");
pub(super) static RUISHU: Wall = wall("Ruishu (River Security)", "瑞数信息");
static SAFEDOG: Wall = wall("Safedog", "网站安全狗");
static YUNSUO: Wall = wall("Yunsuo", "云锁");
static WZB: Wall = wall("360 WangZhanBao", "奇安信网站卫士");
static SAFELINE: Wall = wall("Chaitin SafeLine", "长亭雷池 WAF ");
static BAOTA: Wall = wall("the BT panel firewall", "宝塔网站防火墙");
static F5: Wall = wall("F5 BIG-IP", " F5 BIG-IP ");
static IMPERVA: Wall = wall("Imperva", " Imperva ");
static AWS: Wall = wall("AWS WAF", " AWS WAF ");

/// A piece of a challenge or block page.
pub(super) struct Marker {
    pub(super) text: &'static str,
    pub(super) wall: &'static Wall,
    /// It stands in no page of a protected site itself.
    pub(super) is_certain: bool,
}

const fn certain(text: &'static str, wall: &'static Wall) -> Marker {
    Marker {
        text,
        wall,
        is_certain: true,
    }
}

const fn likely(text: &'static str, wall: &'static Wall) -> Marker {
    Marker {
        text,
        wall,
        is_certain: false,
    }
}

/// The certain ones set the cookie or draw the slider that lets a browser pass.
pub(super) static MARKERS: &[Marker] = &[
    certain("acw_sc__v2", &ALIYUN),
    certain("aliyun_waf_aa", &ALIYUN),
    certain("block_traceid", &ALIYUN),
    likely("errors.aliyun.com", &ALIYUN),
    likely("aliyun_waf", &ALIYUN),
    certain("__tst_status", &EDGEONE),
    likely("EO_Bot_Ssid", &EDGEONE),
    certain("waf-static.tencent.com", &TENCENT),
    certain("waf.tencent-cloud.com", &TENCENT),
    certain("__jsl_clearance", &JIASULE),
    likely("notice-jiasule", &JIASULE),
    likely("static.jiasule.com", &JIASULE),
    likely("365cyd.com", &CHUANGYU),
    likely("ks-waf-error", &CHUANGYU),
    likely("ks_waf_error", &CHUANGYU),
    likely("yunjiasu", &YUNJIASU),
    likely("hws_security@", &HUAWEI),
    likely("HWWAFSESID", &HUAWEI),
    likely("$_ts", &RUISHU),
    certain("404.safedog.cn", &SAFEDOG),
    certain("safedogsite/", &SAFEDOG),
    certain("yunsuologo", &YUNSUO),
    certain("yunsuo_session_verify", &YUNSUO),
    certain("/wzws-waf-cgi/", &WZB),
    certain("wzwschallenge", &WZB),
    certain("SafeLineChallenge", &SAFELINE),
    likely("waf-ce.chaitin.cn", &SAFELINE),
    likely("btwaf", &BAOTA),
    certain("cdn-cgi/challenge-platform/h/", &CLOUDFLARE),
    certain("_cf_chl_opt", &CLOUDFLARE),
    likely("cf-error-details", &CLOUDFLARE),
    certain("_Incapsula_Resource?SWUDNSAI", &IMPERVA),
    likely("_Incapsula_Resource", &IMPERVA),
    likely(
        "The requested URL was rejected. Please consult with your administrator",
        &F5,
    ),
    certain("AwsWafIntegration", &AWS),
];

/// `Server`, in lower case.
pub(super) static SERVERS: &[(&str, &Wall)] = &[
    ("safedog", &SAFEDOG),
    ("jiasule-waf", &JIASULE),
    ("huaweicloudwaf", &HUAWEI),
    ("tencent waf", &TENCENT),
    ("waf", &OTHER),
];

/// Statuses, and starts of `Set-Cookie` in lower case. The sites' own answers set these cookies,
/// too: only the firewall's own status tells its page.
pub(super) static COOKIES: &[(u16, &str, &Wall)] = &[
    (521, "__jsl", &JIASULE),
    (418, "hwwafsesid", &HUAWEI),
    (405, "acw_tc", &ALIYUN),
];

/// How titles start, in lower case.
pub(super) static TITLES: &[(&str, &Wall)] = &[
    ("just a moment", &CLOUDFLARE),
    ("attention required! | cloudflare", &CLOUDFLARE),
    ("滑动验证页面", &ALIYUN),
    ("网站防火墙", &OTHER),
    ("宝塔防火墙", &BAOTA),
    ("安全验证", &OTHER),
    ("访问验证", &OTHER),
    ("人机验证", &OTHER),
    ("人机身份验证", &OTHER),
    ("滑动验证", &OTHER),
    ("百度安全验证", &OTHER),
    ("访问被拦截", &OTHER),
    ("您的访问被阻断", &OTHER),
    ("访问被阻断", &OTHER),
    ("ddos-guard", &OTHER),
    ("security check", &OTHER),
];
