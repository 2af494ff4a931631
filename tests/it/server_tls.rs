//! A server on 127.0.0.1 that speaks TLS.

use crate::fetch_client::run;
use crate::server::head;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use tokio_rustls::TlsAcceptor;

/// An issuer of certificates.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Its certificate, in DER.
    pub(crate) fn root(&self) -> Vec<u8> {
        self.0.der().to_vec()
    }

    /// Starts a server with a certificate for `name` that runs out on the first day of `until`,
    /// and answers everything with `html`. Gives its address, still by number.
    pub(crate) fn serve(&self, name: &str, until: i32, html: &'static str) -> String {
        answer(self.config(name, until, IsCa::NoCa), html)
    }

    /// The same with a certificate that is made for an issuer, as people make one for themselves.
    pub(crate) fn serve_as_issuer(&self, name: &str) -> String {
        let is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        answer(self.config(name, 2999, is_ca), "<p>")
    }

    /// Starts a server for `name` that speaks nothing but HTTP/2 and answers with `fillers`
    /// header lines of 1 kB. Gives its address, still by number.
    pub(crate) fn serve_h2(&self, name: &str, fillers: usize) -> String {
        let mut config = self.config(name, 2999, IsCa::NoCa);
        config.alpn_protocols = vec![b"h2".to_vec()];
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        listener.set_nonblocking(true).unwrap();
        thread::spawn(move || run(answer_h2(listener, config, fillers)));
        format!("https://{address}/")
    }

    fn config(&self, name: &str, until: i32, is_ca: IsCa) -> ServerConfig {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.is_ca = is_ca;
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap()
    }
}

/// Answers everything with `html`. Gives the server's address.
fn answer(config: ServerConfig, html: &'static str) -> String {
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for tcp in listener.incoming().map_while(Result::ok) {
            let session = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(session, tcp);
            head(&mut stream);
            let length = html.len();
            // Fails where the client does not trust the certificate.
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{html}"
            );
        }
    });
    format!("https://{address}/")
}

async fn answer_h2(listener: TcpListener, config: ServerConfig, fillers: usize) {
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    let (tcp, _) = listener.accept().await.unwrap();
    let tls = TlsAcceptor::from(Arc::new(config)).accept(tcp).await;
    let mut connection = h2::server::handshake(tls.unwrap()).await.unwrap();
    // Ends when the client has had enough.
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        let mut response = http::Response::builder().header("content-type", "text/html");
        for i in 0..fillers {
            response = response.header(format!("x-{i}"), "a".repeat(1000));
        }
        let sent = respond.send_response(response.body(()).unwrap(), false);
        let _ = sent.and_then(|mut body| body.send_data("<p>two".into(), true));
    }
}
