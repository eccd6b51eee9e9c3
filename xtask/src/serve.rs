//! Serves the distribution on this machine, with the headers a careful site would set.

use std::net::Ipv4Addr;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::assets::is_hashed;
use crate::dist::folder;
use crate::hosts;

/// The strictest policy the element runs under: no inline script or style, no `eval`, no HTML from text.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";

/// Where the address begins to be looked for when none is asked for.
const PORT: u16 = 8080;

/// Serves until interrupted. Port 0 takes any that is free; without one, the first free one from 8080 on.
pub(crate) fn serve(port: Option<u16>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        let files = ServeDir::new(folder()).precompressed_br().precompressed_gzip();
        let hosts = ServeDir::new(hosts::folder()?).precompressed_br().precompressed_gzip();
        let app = Router::new().nest_service("/hosts", hosts).fallback_service(files).layer(from_fn(headers));
        println!("http://{}/", listener.local_addr()?);
        let interrupted = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, app).with_graceful_shutdown(interrupted).await.context("the server stopped")
    })
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = async |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    if let Some(port) = port {
        return bind(port).await.with_context(|| format!("port {port} is not to be had"));
    }
    for port in PORT..PORT + 20 {
        if let Ok(listener) = bind(port).await {
            return Ok(listener);
        }
    }
    bind(0).await.context("no port is to be had")
}

async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (forever, page) = (is_hashed(path), path.ends_with('/') || path.ends_with(".html"));
    let mut response = next.run(request).await;
    let forever = forever && response.status().is_success();
    let set = [
        (CACHE_CONTROL, if forever { "public, max-age=31536000, immutable" } else { "no-cache" }),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), if page { "same-origin" } else { "cross-origin" }),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
        (VARY, "accept-encoding"),
    ];
    for (name, value) in set {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if !page {
        // Scripts and packs are public: a frame with a sandbox, which has no origin, may load them, and so may other sites.
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}
