using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>
/// Records that a State concerned, the host State or that of a person affected, was notified by other means than this database (resolution
/// 2589 (2021), paragraph 8): by paper, in a meeting or otherwise.
/// </summary>
public static class NotifyState
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        string State,
        PartialDate NotifiedOn,
        MessageChannel Channel = MessageChannel.Other,
        string? Document = null
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.NotifiedOn).NotInTheFuture(clock);
            RuleFor(c => c.Channel).NotEqual(MessageChannel.Electronic).WithMessage(_ => Text.ElectronicIsIssued);
            RuleFor(c => c.Document).AtMost(400);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, string number)
    {
        if (!file.Concerns(command.State))
            throw new RuleBrokenException(Text.NotConcerned, nameof(Command.State));
        if (file.Notified.ContainsKey(command.State))
            throw new RuleBrokenException(Text.AlreadyNotified, nameof(Command.State));
        file.RequireNotBeforeIncident(command.NotifiedOn, nameof(Command.NotifiedOn));
        yield return new StateNotified(command.State, new Notice(number, command.Channel, command.Document.OrNull()))
        {
            EffectiveOn = command.NotifiedOn,
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
                        await MessageNumbers.Draw(recording.Session, MessageNumbers.Sent, request.State, request.NotifiedOn.Year)
                    ),
                cancellationToken
            );
    }
}
