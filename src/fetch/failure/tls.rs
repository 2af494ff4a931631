//! What is wrong with a certificate or with TLS.

use crate::text::{Text, text};
use rustls::{AlertDescription, CertificateError, Error};

/// What keeps a TLS connection from being trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum TlsFault {
    Expired,
    NotYetValid,
    WrongName,
    UnknownIssuer,
    /// Made for an issuer of certificates, not for a server: as a rule by its owner, for a test.
    OfIssuer,
    Revoked,
    /// No version or cipher in common: servers that stopped at TLS 1.0 or 1.1.
    Outdated,
    /// What answers does not speak TLS.
    NoTls,
    Other,
}

impl TlsFault {
    pub(super) fn of(error: &Error) -> Self {
        match error {
            Error::InvalidCertificate(fault) => Self::of_certificate(fault),
            Error::InvalidMessage(_) => Self::NoTls,
            Error::PeerIncompatible(_)
            | Error::AlertReceived(
                AlertDescription::ProtocolVersion
                | AlertDescription::HandshakeFailure
                | AlertDescription::InsufficientSecurity,
            ) => Self::Outdated,
            _ => Self::Other,
        }
    }

    fn of_certificate(fault: &CertificateError) -> Self {
        match fault {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::NotYetValid
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::WrongName
            }
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::Revoked => Self::Revoked,
            // The library below has no other name for it that could be matched.
            CertificateError::Other(fault) if fault.0.to_string() == "CaUsedAsEndEntity" => {
                Self::OfIssuer
            }
            _ => Self::Other,
        }
    }

    /// What happened at `hop`, and what to do; `reason` in the library's words.
    pub(super) fn text(self, hop: &str, reason: &str) -> Text {
        match self {
            Self::Expired => text! {
                en: "the TLS certificate of {hop} has expired; renew it, or use --insecure to check the page all the same ({reason})",
                zh: "{hop} 的 TLS 证书已过期；请续期，或使用 --insecure 继续检查（{reason}）",
            },
            Self::NotYetValid => text! {
                en: "the TLS certificate of {hop} is not valid yet; check its dates and this machine's clock ({reason})",
                zh: "{hop} 的 TLS 证书尚未生效；请核对证书日期与本机时间（{reason}）",
            },
            Self::WrongName => text! {
                en: "the TLS certificate of {hop} is for another name; install one that covers this host, or use --insecure to check the page all the same ({reason})",
                zh: "{hop} 的 TLS 证书与域名不符；请安装包含该域名的证书，或使用 --insecure 继续检查（{reason}）",
            },
            Self::UnknownIssuer => text! {
                en: "the TLS certificate of {hop} is from an issuer that is not trusted here: it is self-signed, or the server does not send the intermediate certificate; install one that browsers trust, or use --insecure to check the page all the same ({reason})",
                zh: "{hop} 的 TLS 证书由不受信任的机构签发：可能是自签名证书，或服务器未发送中间证书；请安装受信任的证书，或使用 --insecure 继续检查（{reason}）",
            },
            Self::OfIssuer => text! {
                en: "the TLS certificate of {hop} is self-signed, and made for an issuer of certificates, not for a server; install one that browsers trust, or use --insecure to check the page all the same",
                zh: "{hop} 使用了自签名的 CA 证书，而非服务器证书；请安装受信任的证书，或使用 --insecure 继续检查",
            },
            Self::Revoked => text! {
                en: "the TLS certificate of {hop} has been revoked; install a new one ({reason})",
                zh: "{hop} 的 TLS 证书已被吊销；请更换证书（{reason}）",
            },
            Self::Outdated => text! {
                en: "{hop} offers no TLS version or cipher that is still secure; enable TLS 1.2 or 1.3 on the server ({reason})",
                zh: "{hop} 不支持安全的 TLS 版本或加密套件；请在服务器上启用 TLS 1.2 或 1.3（{reason}）",
            },
            Self::NoTls => text! {
                en: "what answers at {hop} does not speak TLS; check the port, or use http:// ({reason})",
                zh: "{hop} 的响应不是 TLS；请核对端口，或改用 http://（{reason}）",
            },
            Self::Other => {
                let reason = unwrapped(reason);
                text! {
                    en: "no trusted TLS connection to {hop}; check the certificate and the server's TLS settings ({reason})",
                    zh: "无法与 {hop} 建立可信的 TLS 连接；请检查证书与服务器的 TLS 设置（{reason}）",
                }
            }
        }
    }
}

/// The reason without the types round one that the library does not know itself.
fn unwrapped(reason: &str) -> String {
    let inner = reason.replace("Other(OtherError(", "");
    if inner.len() == reason.len() {
        return inner;
    }
    inner.trim_end_matches(')').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_servers_are_told_from_bad_certificates() {
        let alert = Error::AlertReceived(AlertDescription::HandshakeFailure);
        assert_eq!(TlsFault::of(&alert), TlsFault::Outdated);
        let revoked = Error::InvalidCertificate(CertificateError::Revoked);
        assert_eq!(TlsFault::of(&revoked), TlsFault::Revoked);
        assert_eq!(TlsFault::of(&Error::DecryptError), TlsFault::Other);
    }

    #[test]
    fn reasons_come_without_the_names_of_types() {
        let odd = "invalid peer certificate: Other(OtherError(UnsupportedCertVersion))";
        assert_eq!(
            unwrapped(odd),
            "invalid peer certificate: UnsupportedCertVersion"
        );
        assert_eq!(unwrapped("it broke (1)"), "it broke (1)");
    }
}
