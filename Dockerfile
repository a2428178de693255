FROM node:22 AS site
WORKDIR /source
COPY schema schema
COPY src/web src/web
RUN cd src/web && npm ci --no-audit --no-fund && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=site /source/src/web/dist /site
RUN dotnet publish src/RegioDeal.Graph --configuration Release --output /app -p:SiteFolder=/site

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .

# The folder of built releases: the only place that the program writes to. All else may be read-only.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data

# The base image sets a port of its own, and would warn that ours overrides it.
# Diagnostics would open a socket under /tmp, for whoever gets into the container.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0 \
    Releases__Folder=/data
EXPOSE 8080
USER $APP_UID
# The first start builds the release; until it serves, nothing is wrong.
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 \
    CMD ["dotnet", "RegioDeal.Graph.dll", "health", "http://localhost:8080"]
ENTRYPOINT ["dotnet", "RegioDeal.Graph.dll"]
