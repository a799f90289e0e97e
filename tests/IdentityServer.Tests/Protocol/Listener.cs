using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityServer.Tests.Protocol;

/// <summary>A client's endpoint for logout tokens, which answers as it is told.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _tokens = [];

    private Listener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost(
            "/logout",
            async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                lock (_tokens)
                    _tokens.Add(form["logout_token"].ToString());
                context.Response.StatusCode = Status;
            }
        );
    }

    public int Status { get; set; } = StatusCodes.Status200OK;

    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/logout";

    public static async Task<Listener> Start()
    {
        var listener = new Listener();
        await listener._app.StartAsync();
        return listener;
    }

    /// <summary>The tokens that came, once there are so many.</summary>
    public async Task<IReadOnlyList<string>> Tokens(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            lock (_tokens)
            {
                if (_tokens.Count >= count)
                    return [.. _tokens];
            }
            await Task.Delay(20, patience.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
