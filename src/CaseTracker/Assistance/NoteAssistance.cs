using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Sets what the United Nations notes of an engagement for itself; no State reads it.</summary>
public static class NoteAssistance
{
    /// <param name="Note">Null removes it.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string? Note) : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Note).AtMost(20_000);
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    /// <param name="seesAll">Who was not shown the note that a strictly confidential case holds back cannot replace it.</param>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command, bool seesAll)
    {
        if (!seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        if (command.Note.OrNull() == engagement.Note)
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new AssistanceNoted(command.Note.OrNull());
    }

    internal sealed class Handler(AssistanceDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (engagement, recording) => Decide(engagement, request, await desk.SeesAll(recording, engagement)),
                cancellationToken
            );
    }
}
