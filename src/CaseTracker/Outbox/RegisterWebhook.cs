using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>A machine client names the one address at which it wants to be told that something changed for its audience.</summary>
public static class RegisterWebhook
{
    private const int Longest = 500;

    /// <param name="Address">Reached through https and on the public Internet, unless this service is configured to allow others.</param>
    [Needs(Right.ReadCases)]
    public sealed record Command(string Address) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(OutboxOptions? options = null) =>
            RuleFor(c => c.Address)
                .NotEmpty()
                .WithMessage(_ => Text.WebhookAddressNotValid)
                .MaximumLength(Longest)
                .WithMessage(_ => Text.TooLong(Longest))
                .Must(a => string.IsNullOrWhiteSpace(a) || PublicAddresses.MayBeNamed(a, options?.AllowsPrivateAddresses == true))
                .WithMessage(_ => Text.WebhookAddressNotValid);
    }

    /// <summary>Pure: one webhook for each capacity of a client.</summary>
    internal static WebhookRegistered Decide(IEnumerable<WebhookRow> own, Caller caller, Command command) =>
        own.Any(w => w.Audience == caller.Audience.Code)
            ? throw new RuleBrokenException(Text.WebhookExists)
            : new WebhookRegistered(caller.Subject, caller.Audience.Code, command.Address);

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    if (!MachineClients.IsOne(context.Caller.Subject))
                        throw new RuleBrokenException(Text.WebhookForPrograms);
                    var own = (await ListWebhooks.Open(recording.Session)).Where(w => w.Subject == context.Caller.Subject);
                    var id = Guid.CreateVersion7(clock.GetUtcNow());
                    recording.Add(WebhookProjection.Kind, id, [Decide(own, context.Caller, request)]);
                    return new Receipt(id.ToString(), 1);
                },
                cancellationToken
            );
    }
}
