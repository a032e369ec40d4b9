# One image for every role: `serve --roles api,scheduler,worker` is an argument. Not root, nothing written outside /var/lib/xuncha and /tmp.
# docs/operations.md says how it is run; .ci/image runs these very steps in a bare Debian where there is no docker.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS made
WORKDIR /opt/xuncha
COPY . .
RUN npm ci --omit=dev && npm cache clean --force

FROM ${NODE_IMAGE}
COPY --from=made /opt/xuncha /opt/xuncha
RUN useradd --uid 10001 --home-dir /var/lib/xuncha --no-create-home --shell /usr/sbin/nologin xuncha && install -d -o xuncha -g xuncha -m 0700 /var/lib/xuncha
USER xuncha
WORKDIR /opt/xuncha
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 XUNCHA_DATA_DIR=/var/lib/xuncha
VOLUME ["/var/lib/xuncha"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/xuncha.cjs"]
CMD ["serve"]
