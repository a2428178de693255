FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/RegioDeal.Graph --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .

# The folder of built releases: the only place that the program writes to.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data

# The base image sets a port of its own, and would warn that ours overrides it.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:8080 \
    Releases__Folder=/data
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "RegioDeal.Graph.dll"]
