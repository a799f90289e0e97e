using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>
/// Issues a numbered note to a State, filled from what that State may see; the first one is its notification (resolution 2589 (2021),
/// paragraph 8). Liaisons of the State are alerted by mail, which says nothing of the case.
/// </summary>
public static class IssueMessage
{
    /// <param name="SeenAs">The seal of the preview that the caller saw; null when that does not matter.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        MessageKind Kind,
        string State,
        string Language,
        string? Remark = null,
        string? SeenAs = null
    ) : ICaseCommand
    {
        internal NoteOrder Order => new(Kind, State, Language, Remark);
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Kind).Must(NoteTemplate.Kinds.Contains).WithMessage(_ => Text.MessageKindNotIssued);
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Language).Must(NoteTemplate.Languages.Contains).WithMessage(_ => Text.NoteLanguageMissing);
            RuleFor(c => c.Remark).AtMost(Issue.LongestRemark);
            RuleFor(c => c.Remark)
                .NotEmpty()
                .When(c => c.Kind is MessageKind.NoteVerbale or MessageKind.Transmission)
                .WithMessage(_ => Text.RemarkMissing);
        }
    }

    /// <summary>Pure: the note, and that the State was notified where it is the first.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, MessageContent content, DateOnly today)
    {
        Issue.Require(file, command.Order);
        if (command.SeenAs is { } seen && seen != Issue.Seal(content.Read()))
            throw new StaleException(Text.NoteChangedMeanwhile);
        var on = PartialDate.FromDate(today);
        if (Issue.IsFirst(command.Kind))
            yield return new StateNotified(command.State, new Notice(content.Number, MessageChannel.Electronic)) { EffectiveOn = on };
        yield return new MessageIssued(content.Number, command.Kind, command.State, content) { EffectiveOn = on };
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (file, recording) =>
                {
                    Issue.Require(file, request.Order);
                    var today = CaseRules.Today(clock);
                    var number = await MessageNumbers.Draw(recording.Session, MessageNumbers.Sent, request.State, today.Year);
                    var issued = Decide(file, request, await Issue.Content(recording.Session, file, request.Order, number, today), today);
                    // The next reminder is due its time after this one.
                    return request.Kind != MessageKind.Reminder
                        ? issued
                        : [.. issued, .. await DueReminders.Sent(recording, file, request.State, clock.GetUtcNow().UtcDateTime)];
                },
                cancellationToken
            );
    }
}
