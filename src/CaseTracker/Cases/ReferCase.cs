using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>
/// Records that a case was referred to an international mechanism, after its host State was assessed as unable or unwilling (letter of the
/// Secretary-General of 2024, recommendation 6.2); no State reads it.
/// </summary>
public static class ReferCase
{
    /// <param name="Mechanism">The court, tribunal or investigative body.</param>
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, string Mechanism, PartialDate ReferredOn, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Mechanism).NotEmpty().WithMessage(_ => Text.NameMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.ReferredOn).NotInTheFuture(clock);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        if (file.Assessment?.Assessment is null or HostAssessment.AbleAndWilling)
            throw new RuleBrokenException(Text.NotAssessedAsUnable);
        file.RequireNotBeforeIncident(command.ReferredOn, nameof(Command.ReferredOn));
        yield return new CaseReferred(command.Mechanism.Trim(), command.Reason.Trim()) { EffectiveOn = command.ReferredOn };
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
