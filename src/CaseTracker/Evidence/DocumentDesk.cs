using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Evidence;

/// <summary>A command on one document of a case.</summary>
public interface IDocumentCommand : ICaseCommand
{
    Guid DocumentId { get; }
}

/// <summary>What is decided of a document, and with what in view.</summary>
internal sealed record DocumentAtHand(CaseFile File, CaseDocument Document)
{
    /// <summary>Whether it is for strict readers alone.</summary>
    public bool IsStrict => Document.IsStrict || File.IsStrictlyConfidential;
}

/// <summary>Carries out commands on the documents of cases that the caller sees.</summary>
public sealed class DocumentDesk(CaseDesk desk, RequestContext context)
{
    /// <exception cref="NotFoundException">The caller sees no such case, or no such document in it.</exception>
    /// <exception cref="RuleBrokenException">A rule forbids it.</exception>
    internal Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<DocumentAtHand, TCommand, IEnumerable<Event>> decide,
        CancellationToken cancellation
    )
        where TCommand : IDocumentCommand => Change(command, (at, _) => Task.FromResult(decide(at, command)), cancellation);

    /// <summary>As above, for a decision that needs more than the document.</summary>
    internal Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<DocumentAtHand, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation
    )
        where TCommand : IDocumentCommand =>
        desk.Change(
            command,
            async (file, recording) => await decide(await Require(recording, file, command.DocumentId), recording),
            cancellation
        );

    /// <exception cref="NotFoundException">The caller sees no such document in the case.</exception>
    internal async Task<DocumentAtHand> Require(Recording recording, CaseFile file, Guid documentId)
    {
        var found =
            CaseDocument.Of(await recording.Load(file.CaseId)).FirstOrDefault(d => d.DocumentId == documentId)
            ?? throw new NotFoundException();
        var at = new DocumentAtHand(file, found);
        return at.IsStrict && !context.Caller.Has(Right.ReadStrict) ? throw new NotFoundException() : at;
    }

    /// <summary>The documents of the case that the caller can read: of the others nothing is said, by no refusal either.</summary>
    internal async Task<IReadOnlyList<CaseDocument>> Known(Recording recording, CaseFile file) =>
        [
            .. CaseDocument
                .Of(await recording.Load(file.CaseId))
                .Where(d => !new DocumentAtHand(file, d).IsStrict || context.Caller.Has(Right.ReadStrict)),
        ];
}
