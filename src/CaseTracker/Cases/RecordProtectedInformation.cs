using CaseTracker.Access;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records what only the named readers of strictly confidential matter see: witness, informant, identity of a source, protection
/// measure.</summary>
public static class RecordProtectedInformation
{
    [Needs(Right.ReadStrict)]
    public sealed record Command(string Reference, int? Version, ProtectedKind Kind, string Text) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Kind).Must(kind => kind <= ProtectedKind.ProtectionMeasure).WithMessage(_ => Texts.Text.KindNotRecorded);
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage(_ => Texts.Text.TextMissing)
                .MaximumLength(4000)
                .WithMessage(_ => Texts.Text.TooLong(4000));
        }
    }

    /// <summary>Pure: the text is encrypted under a key of its own, so that it can be destroyed alone.</summary>
    internal static IEnumerable<Event> Decide(Command command, Guid itemId)
    {
        yield return new ProtectedInformationRecorded(itemId, command.Kind, new Personal(itemId, command.Text.Trim()));
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (_, command) => Decide(command, Guid.CreateVersion7(clock.GetUtcNow())), cancellationToken);
    }
}
