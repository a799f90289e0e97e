using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Releases one version of a document to one State that is entitled to the case; no other version and no other State follows from
/// it.</summary>
public static class ReleaseDocument
{
    /// <param name="Number">Of the version.</param>
    /// <param name="Grounds">For the record of the UN; null where there is nothing to say.</param>
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid DocumentId, int Number, string State, string? Grounds)
        : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Grounds).AtMost(2000);
        }
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(DocumentAtHand at, Command command) =>
        at.IsStrict
            ? throw new RuleBrokenException(Text.ReleaseNeedsTwo)
            : Release(at, command.Number, command.State, byTwo: false, command.Grounds.OrNull());

    internal static IEnumerable<Event> Release(DocumentAtHand at, int number, string state, bool byTwo, string? grounds)
    {
        at.Document.Version(number);
        if (!Capacities.Of(at.File).ContainsKey(state))
            throw new RuleBrokenException(Text.NotConcerned, nameof(Command.State));
        if (at.Document.ReleaseOf(number, state) is { } earlier && (earlier.ByTwo || !byTwo))
            throw new RuleBrokenException(Text.AlreadyReleased, nameof(Command.State));
        return [new DocumentReleased(at.Document.DocumentId, number, state, byTwo, grounds)];
    }

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (at, recording) =>
                {
                    await Quarantine.RequireClear(recording.Session, at.Document.Version(request.Number).File.DocumentId);
                    return Decide(at, request);
                },
                cancellationToken
            );
    }
}
