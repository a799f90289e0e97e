using System.Globalization;
using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Outbox;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>Where machine clients are told of changes; a secret is shown in the answer to the command that makes it, and never
/// again.</summary>
internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder api) =>
        api.MapGet("/webhooks", List)
            .WithName("ListWebhooks")
            .WithSummary("Where the caller is told of changes; for whoever manages designations, where every program is.")
            .Produces<IReadOnlyList<WebhookItem>>()
            .Reads(Parameters.None);

    /// <summary>Whether a command is answered with a new secret.</summary>
    public static bool MakesSecret(Type command) =>
        command == typeof(RegisterWebhook.Command) || command == typeof(RotateWebhookSecret.Command);

    /// <summary>The same command sent again with the same key is answered with the same secret: its sender may not have got the first
    /// answer.</summary>
    public static NewSecret SecretOf(Receipt receipt, IServiceProvider services)
    {
        var id = Guid.Parse(receipt.Reference!, CultureInfo.InvariantCulture);
        return new NewSecret(id, WebhookSecrets.Of(services.GetRequiredService<MasterKey>(), id, receipt.Version));
    }

    private static async Task List(HttpContext context, IMediator mediator, IMapper mapper) =>
        Answers.Read(
            context,
            mapper.Map<IReadOnlyList<WebhookItem>>(await mediator.Send(new ListWebhooks.Query(), context.RequestAborted)),
            ContractJson.Default.IReadOnlyListWebhookItem
        );
}
