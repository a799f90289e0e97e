using System.Globalization;
using System.Text.Json;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Outbox;
using CaseTracker.Reference;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTracker.EndToEnd.Tests.Killing;

/// <summary>What a client sends; sent again with the same key, it is the same command.</summary>
internal sealed record Order(string Key, string Kind, string? Reference = null, string? State = null);

/// <summary>That the command is durable, or what refused it.</summary>
internal sealed record Answer(string Key, string? Reference, string? Error);

/// <summary>
/// A node of the service as a process of its own, to be killed: the real core with its database and its dispatcher, and its standard input
/// in place of HTTP. <c>dotnet CaseTracker.EndToEnd.Tests.dll DATABASE RELAY-PORT</c>
/// </summary>
internal static class Node
{
    public static readonly byte[] Key = new byte[32];

    public static async Task Main(string[] arguments)
    {
        await using var services = Services(
            arguments[0],
            new OutboxOptions
            {
                Address = new Uri("https://cases.example.org"),
                Mail = new MailOptions
                {
                    Host = "127.0.0.1",
                    Port = int.Parse(arguments[1], CultureInfo.InvariantCulture),
                    StartTls = false,
                    From = "casetracker@un.example",
                },
                Round = TimeSpan.FromMilliseconds(50),
                Patience = TimeSpan.FromSeconds(1),
                Lease = TimeSpan.FromSeconds(2.1),
                FirstPause = TimeSpan.FromMilliseconds(100),
                LongestPause = TimeSpan.FromSeconds(1),
            }
        );
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(default);
        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var answer = await Carry(services, JsonSerializer.Deserialize<Order>(line)!);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(answer));
        }
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StopAsync(default);
    }

    public static ServiceProvider Services(string database, OutboxOptions options) =>
        new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCaseTracker(new SqliteEngine(database), new MasterKey(Key), TimeProvider.System)
            .AddOutbox(options)
            .BuildServiceProvider();

    /// <summary>As the web service does with a request.</summary>
    public static Task<T> As<T>(IServiceProvider services, IRequest<T> request, string? key = null) =>
        As(services, new Caller("desk@un.example", "Desk officer", Role.DeskOfficer, Audience.Un, null), request, key);

    private static async Task<T> As<T>(IServiceProvider services, Caller caller, IRequest<T> request, string? key)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof, context.IdempotencyKey) = (caller, Proof.Local, key);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static async Task<Answer> Carry(IServiceProvider services, Order order)
    {
        try
        {
            var receipt =
                order.Kind == "submit"
                    ? await As(
                        services,
                        new Caller($"liaison@{order.State}.example", "Liaison", Role.Liaison, Audience.Of(order.State!), null),
                        SubmissionOf(order),
                        order.Key
                    )
                    : await As(services, CommandOf(order), order.Key);
            return new Answer(order.Key, receipt.Reference, null);
        }
        catch (Exception refused)
        {
            return new Answer(order.Key, null, refused.ToString());
        }
    }

    private static SendSubmission.Command SubmissionOf(Order order) =>
        new(
            order.Reference!,
            new SubmissionContent
            {
                Kind = SubmissionKind.Information,
                Points = [new Point { Kind = PointKind.Stated, What = $"Sent with {order.Key}." }],
            },
            null,
            null,
            null
        );

    private static ICommand CommandOf(Order order) =>
        order.Kind switch
        {
            "register" => new RegisterCase.Command(
                "MINUSCA",
                new PartialDate(2017, 5, 8),
                Act.Killing,
                Nature.Malicious,
                null,
                "Mbomou",
                "Bangassou",
                null,
                null,
                Means.Ambush,
                Setting.Convoy,
                Perpetrator.ArmedGroup,
                "Invented",
                Source.MissionMonitoring,
                Confidence.Confirmed,
                [
                    new AddPerson.Facts(
                        Personnel.Contingent,
                        Sex.Male,
                        "MAR",
                        [new HarmSuffered(Harm.Killed, new PartialDate(2017, 5, 8))],
                        "Invented"
                    ),
                ]
            ),
            "notify" => new IssueMessage.Command(
                order.Reference!,
                null,
                order.State == "CAF" ? MessageKind.InitialNotification : MessageKind.ContributorNotice,
                order.State!,
                "en"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
}
