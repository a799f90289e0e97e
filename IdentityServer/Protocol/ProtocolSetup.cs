using IdentityServer.Clients;
using IdentityServer.Keys;
using IdentityServer.Sessions;
using IdentityServer.Shell;

namespace IdentityServer.Protocol;

/// <summary>The OpenID Connect provider: its parts and its endpoints.</summary>
internal static class ProtocolSetup
{
    /// <exception cref="InvalidOperationException">The configuration of clients or the issuer's address has mistakes.</exception>
    public static void AddProtocol(this IServiceCollection services, IdentityServiceOptions options)
    {
        services.AddSingleton(new ClientRegister(options)).AddSingleton<FailedProofs>();
        services
            .AddSingleton<KeyRing>()
            .AddSingleton<TokenSigning>()
            .AddSingleton<SpentTokens>()
            .AddSingleton<ClientAssertions>()
            .AddSingleton<ClientAuthentication>();
        services.AddSingleton<AccessTokens>().AddSingleton<IAccessTokens>(s => s.GetRequiredService<AccessTokens>());
        services.AddSingleton<AuthorizeRules>().AddSingleton<PushedRequests>();
        services.AddScoped<Grants>().AddScoped<Codes>().AddScoped<RefreshTokens>();
        services
            .AddScoped<AuthorizeEndpoint>()
            .AddScoped<TokenEndpoint>()
            .AddScoped<UserInfoEndpoint>()
            .AddScoped<TokenManagement>()
            .AddScoped<EndSessionEndpoint>();
        services.AddSingleton<DiscoveryEndpoint>();
        services.AddSingleton<LogoutBell>().AddSingleton<ISessionEnd, SessionEnding>();
        services.AddSingleton<LogoutNotices>().AddHostedService(s => s.GetRequiredService<LogoutNotices>());
        services.AddSingleton<ProtocolUpkeep>().AddHostedService(s => s.GetRequiredService<ProtocolUpkeep>());
    }

    public static void MapProtocol(this IEndpointRouteBuilder routes)
    {
        // Clients and bearers prove themselves to the endpoint itself; browsers without a session are sent to sign in by it.
        var open = routes.MapGroup("").AllowAnonymous();
        open.MapGet(Paths.Discovery, (HttpContext context, DiscoveryEndpoint endpoint) => endpoint.Document(context));
        open.MapGet(Paths.Jwks, (HttpContext context, DiscoveryEndpoint endpoint) => endpoint.Jwks(context));
        open.MapMethods(Paths.Authorize, _getAndPost, (HttpContext context, AuthorizeEndpoint endpoint) => endpoint.Start(context));
        open.MapGet(Paths.AuthorizeCallback, (HttpContext context, AuthorizeEndpoint endpoint) => endpoint.Continue(context));
        open.MapMethods(Paths.EndSession, _getAndPost, (HttpContext context, EndSessionEndpoint endpoint) => endpoint.Start(context));
        open.MapPost(Paths.EndSessionCallback, (HttpContext context, EndSessionEndpoint endpoint) => endpoint.Continue(context));
        var programs = open.MapGroup("").RequireRateLimiting(AddressLimits.OfPrograms);
        programs.MapPost(Paths.Par, (HttpContext context, PushedRequests endpoint) => BackChannel.Answer(context, endpoint.Push));
        programs.MapPost(Paths.Token, (HttpContext context, TokenEndpoint endpoint) => BackChannel.Answer(context, endpoint.Answer));
        programs.MapMethods(
            Paths.UserInfo,
            _getAndPost,
            (HttpContext context, UserInfoEndpoint endpoint) => BackChannel.Answer(context, endpoint.Answer)
        );
        programs.MapPost(Paths.Revocation, (HttpContext context, TokenManagement endpoint) => BackChannel.Answer(context, endpoint.Revoke));
        programs.MapPost(
            Paths.Introspection,
            (HttpContext context, TokenManagement endpoint) => BackChannel.Answer(context, endpoint.Introspect)
        );
        // Else a program that uses another method would be sent to sign in.
        foreach (var path in new[] { Paths.Par, Paths.Token, Paths.Revocation, Paths.Introspection })
            programs.Map(path, BackChannel.RefuseMethod);
    }

    private static readonly string[] _getAndPost = [HttpMethods.Get, HttpMethods.Post];
}
