# Two neighbours that run as root, or cannot say whether they are well, as they come. Targets of infra/compose.yaml.

FROM scratch AS empty
WORKDIR /empty

# Azurite: a user, and a folder that is the user's, whose owner a new volume takes over.
FROM mcr.microsoft.com/azure-storage/azurite:3.36.0 AS azurite
COPY --from=empty --chown=1000:1000 /empty /storage
USER 1000:1000

FROM busybox:1.37.0-musl AS busybox

# Mimir: the same, and something that asks for /ready, since its image has one program only.
FROM grafana/mimir:3.2.0 AS mimir
COPY --from=busybox /bin/busybox /bin/wget
COPY --from=empty --chown=10001:10001 /empty /data
WORKDIR /data
USER 10001:10001
