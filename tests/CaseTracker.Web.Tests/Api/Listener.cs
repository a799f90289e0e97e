using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Web.Tests.Api;

/// <summary>What a program was told.</summary>
internal sealed record Told(string Body, string Signature, string Entry);

/// <summary>The address of a program that is told of changes: it answers what the test wants.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Listener(WebApplication app) => _app = app;

    public ConcurrentQueue<Told> Told { get; } = new();

    public HttpStatusCode Now { get; set; } = HttpStatusCode.NoContent;

    public string Address { get; private set; } = "";

    public static async Task<Listener> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var listener = new Listener(builder.Build());
        listener._app.MapPost("/hook", listener.Take);
        await listener._app.StartAsync();
        listener.Address =
            listener._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
        return listener;
    }

    public async Task<Told> Next(int number = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Told.Count < number)
            await Task.Delay(20, patience.Token);
        return Told.ElementAt(number - 1);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Told.Enqueue(
            new Told(
                await reader.ReadToEndAsync(),
                context.Request.Headers["X-CaseTracker-Signature"].ToString(),
                context.Request.Headers["X-CaseTracker-Entry"].ToString()
            )
        );
        context.Response.StatusCode = (int)Now;
        context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere";
    }
}
