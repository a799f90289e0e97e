using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Records a reply of a State that came by other means than this database: by paper, in a meeting or otherwise.</summary>
public static class RecordReply
{
    /// <summary>What a State sends.</summary>
    public static IReadOnlyList<MessageKind> Kinds { get; } =
    [
        MessageKind.HostReply,
        MessageKind.NextOfKinConfirmation,
        MessageKind.ConventionArt12,
        MessageKind.ConventionArt13,
        MessageKind.ConventionArt18,
        MessageKind.Transmission,
        MessageKind.AssistanceRequest,
    ];

    /// <param name="Message">What it said, in few words; its State may read them.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        MessageKind Kind,
        string State,
        MessageChannel Channel,
        PartialDate ReceivedOn,
        string? Document,
        string? Message
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Kind).Must(Kinds.Contains).WithMessage(_ => Text.MessageKindNotReceived);
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Channel).NotEqual(MessageChannel.Electronic).WithMessage(_ => Text.ElectronicIsSubmitted);
            RuleFor(c => c.ReceivedOn).NotInTheFuture(clock);
            RuleFor(c => c.Document).AtMost(400);
            RuleFor(c => c.Message).AtMost(Issue.LongestRemark);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, string number)
    {
        if (!file.Concerns(command.State) && !file.Grants.ContainsKey(command.State))
            throw new RuleBrokenException(Text.NotConcerned, nameof(Command.State));
        if (command.Kind == MessageKind.HostReply && !file.Incident.Hosts.Contains(command.State))
            throw new RuleBrokenException(Text.NotAHostOfCase, nameof(Command.State));
        file.RequireNotBeforeIncident(command.ReceivedOn, nameof(Command.ReceivedOn));
        yield return new ReplyRecorded(
            number,
            command.Kind,
            command.State,
            command.Channel,
            command.Document.OrNull(),
            command.Message.OrNull()
        )
        {
            EffectiveOn = command.ReceivedOn,
            Source = file.Incident.Hosts.Contains(command.State) ? Source.HostOfficial : Source.Contributor,
        };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (file, recording) =>
                    Decide(
                        file,
                        request,
                        await MessageNumbers.Draw(recording.Session, MessageNumbers.Received, request.State, request.ReceivedOn.Year)
                    ),
                cancellationToken
            );
    }
}
