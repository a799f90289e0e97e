using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Confirms for a quarter who may act where, keeping or ending each designation; nobody reviews his own.</summary>
public static class ConfirmAccessReview
{
    /// <param name="Seen">Stands for the list that was reviewed (see <see cref="ViewAccessReview"/>).</param>
    /// <param name="Lines">One for each designation of the list but the reviewer's own.</param>
    [Needs(Right.ManageDesignations)]
    [NeedsRecentProof(OfPerson = true)]
    public sealed record Command(string Seen, IReadOnlyList<Line> Lines) : ICommand;

    /// <param name="Reason">Why it ends.</param>
    public sealed record Line(Guid DesignationId, bool Keep, string? Reason = null);

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Seen).NotEmpty().WithMessage(_ => Text.ReviewListMissing);
            RuleFor(c => c.Lines).NotNull().WithMessage(_ => Text.ReviewListMissing);
            RuleFor(c => c.Lines)
                .Must(l => l is null || l.Select(x => x.DesignationId).Distinct().Count() == l.Count)
                .WithMessage(_ => Text.ReviewedTwice);
            RuleForEach(c => c.Lines)
                .ChildRules(line =>
                    line.RuleFor(l => l.Reason)
                        .Must((l, reason) => l.Keep || !string.IsNullOrWhiteSpace(reason))
                        .WithMessage(_ => Text.ReasonMissing)
                        .MaximumLength(2000)
                        .WithMessage(_ => Text.TooLong(2000))
                );
        }
    }

    /// <summary>Pure: from how the review stands and the command to what is confirmed, and which designations end and why.</summary>
    internal static (AccessReviewConfirmed Confirmed, IReadOnlyList<(Guid DesignationId, DesignationEnded Ended)> Ends) Decide(
        AccessReviewState state,
        Command command,
        string reviewer
    )
    {
        if (state.IsComplete)
            throw new RuleBrokenException(Text.ReviewComplete);
        var (own, others) = (state.Open.Where(d => d.Subject == reviewer).ToList(), state.Open.Where(d => d.Subject != reviewer).ToList());
        if (own.FirstOrDefault(d => command.Lines.Any(l => l.DesignationId == d.DesignationId)) is not null)
            throw new RuleBrokenException(Text.OwnDesignation, nameof(Command.Lines));
        var (present, reviewed) = (others.ToDictionary(d => d.DesignationId), command.Lines.ToDictionary(l => l.DesignationId));
        var (added, gone) = (
            others.Where(d => !reviewed.ContainsKey(d.DesignationId)).Select(d => d.Name).ToList(),
            reviewed.Keys.Count(id => !present.ContainsKey(id))
        );
        if (added.Count > 0 || gone > 0 || command.Seen != state.Seen)
            throw new StaleException(Text.ReviewListChanged(added, gone));
        if (others.Count == 0 && own.Count > 0)
            throw new RuleBrokenException(Text.ReviewOnlyOwn);
        var ends = command.Lines.Where(l => !l.Keep).Select(l => (l.DesignationId, new DesignationEnded(l.Reason!.Trim()))).ToList();
        return (
            new AccessReviewConfirmed(
                state.Quarter.ToString(),
                command.Seen,
                [.. command.Lines.Where(l => l.Keep).Select(l => l.DesignationId)],
                [.. ends.Select(e => e.DesignationId)],
                [.. own.Select(d => d.DesignationId)]
            ),
            ends
        );
    }

    internal sealed class Handler(Recorder recorder, RequestContext context, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var (confirmed, ends) = Decide(
                        await AccessReviewState.Read(recording.Session, DesignationDays.Today(clock)),
                        request,
                        context.Caller.Subject
                    );
                    recording.Add(AccessReviewProjection.Kind, Guid.CreateVersion7(clock.GetUtcNow()), [confirmed]);
                    await recording.Preload([.. ends.Select(e => e.DesignationId)]);
                    foreach (var (id, ended) in ends)
                        recording.Add(DesignationProjection.Kind, id, [ended]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
