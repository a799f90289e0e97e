using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Takes the release of a version back from a State, with the reason: from its next request on that State finds no trace of
/// it.</summary>
public static class RevokeRelease
{
    /// <param name="Number">Of the version.</param>
    [Needs(Right.Release)]
    public sealed record Command(string Reference, int? Version, Guid DocumentId, int Number, string State, string Reason)
        : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(CaseDocument document, Command command)
    {
        if (document.ReleaseOf(command.Number, command.State) is null)
            throw new RuleBrokenException(Text.NotReleased, nameof(Command.State));
        yield return new DocumentReleaseRevoked(document.DocumentId, command.Number, command.State, command.Reason.Trim());
    }

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (at, command) => Decide(at.Document, command), cancellationToken);
    }
}
