using System.Diagnostics;
using System.Text.RegularExpressions;
using IdentityServer.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Mail;

/// <summary>The messages that a server has sent into its folder.</summary>
internal static partial class Inbox
{
    public static IReadOnlyList<MailFolder.Message> Read(Server server) => server.App.Services.GetRequiredService<MailFolder>().Read();

    /// <summary>The latest message once there are as many as expected.</summary>
    public static async Task<MailFolder.Message> Next(Server server, int expected = 1)
    {
        var watch = Stopwatch.StartNew();
        while (Read(server).Count < expected)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "No message came.");
            await Task.Delay(100);
        }
        return Read(server)[0];
    }

    /// <summary>Waits until the queue is empty, whether that brings a message or not.</summary>
    public static async Task Settled(Server server)
    {
        var watch = Stopwatch.StartNew();
        while (await server.InStore(store => Task.FromResult(store.Set<OutgoingMessage>().Any())))
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "The queue stays.");
            await Task.Delay(100);
        }
    }

    /// <summary>The path and query of the first link in a message.</summary>
    public static string Link(MailFolder.Message message) => new Uri(Address().Match(message.Body).Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
