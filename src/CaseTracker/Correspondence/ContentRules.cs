using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Correspondence;

/// <summary>How long the texts of a submission may be; a draft needs no more than that.</summary>
internal sealed class DraftRules : AbstractValidator<SubmissionContent>
{
    internal const int MostPoints = 20;

    public DraftRules()
    {
        RuleFor(c => c.Points.Count)
            .LessThanOrEqualTo(MostPoints)
            .WithMessage(_ => Text.TooManyPoints(MostPoints))
            .OverridePropertyName(nameof(SubmissionContent.Points));
        RuleFor(c => c.Note).AtMost(4000);
        RuleFor(c => c.About).AtMost(40);
        RuleForEach(c => c.Points)
            .ChildRules(p =>
            {
                p.RuleFor(x => x.What).AtMost(4000);
                p.RuleFor(x => x.Authority).AtMost(200);
                p.RuleFor(x => x.NextStep).AtMost(1000);
                p.RuleFor(x => x.Proposed).AtMost(1000);
            });
    }
}

/// <summary>What a submission of each kind must hold, and what it cannot.</summary>
internal sealed class ContentRules : AbstractValidator<SubmissionContent>
{
    private static readonly Dictionary<SubmissionKind, PointKind[]> PointsOf = new()
    {
        [SubmissionKind.Acknowledgement] = [PointKind.Acknowledged],
        [SubmissionKind.ProgressReport] = [PointKind.Done, PointKind.Disputed],
        [SubmissionKind.Correction] = [PointKind.Disputed],
        [SubmissionKind.Consent] = [],
    };

    public ContentRules(TimeProvider clock)
    {
        Include(new DraftRules());
        RuleFor(c => c.Points).NotEmpty().WithMessage(_ => Text.PointMissing).When(c => c.Kind != SubmissionKind.Consent);
        RuleFor(c => c.Points)
            .Must(p => p.Count <= 1)
            .WithMessage(_ => Text.OnePointOnly)
            .When(c => c.Kind == SubmissionKind.Acknowledgement);
        RuleForEach(c => c.Points).Must((c, p) => KindsOf(c.Kind).Contains(p.Kind)).WithMessage(_ => Text.PointNotOfKind);
        RuleForEach(c => c.Points).SetValidator(new PointRules(clock));
        RuleFor(c => c.About)
            .Empty()
            .WithMessage(_ => Text.PartNotWanted)
            .When(c => c.Kind is not (SubmissionKind.Answer or SubmissionKind.Consent));
        RuleFor(c => c.About).NotEmpty().WithMessage(_ => Text.SubmissionMissing).When(c => c.Kind == SubmissionKind.Consent);
        RuleFor(c => c.Consents).NotNull().WithMessage(_ => Text.ConsentMissing).When(c => c.Kind == SubmissionKind.Consent);
        RuleFor(c => c.Consents).Null().WithMessage(_ => Text.PartNotWanted).When(c => c.Kind != SubmissionKind.Consent);
    }

    /// <summary>What the points of a submission may say.</summary>
    internal static IReadOnlyList<PointKind> KindsOf(SubmissionKind kind) => PointsOf.GetValueOrDefault(kind, [PointKind.Stated]);

    private sealed class PointRules : AbstractValidator<Point>
    {
        public PointRules(TimeProvider clock)
        {
            RuleFor(p => p.On).NotInTheFuture(clock);
            RuleFor(p => p.On).NotNull().WithMessage(_ => Text.DateMissing).When(p => p.Kind is PointKind.Acknowledged or PointKind.Done);
            RuleFor(p => p.On).Null().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind is PointKind.Disputed or PointKind.Stated);
            RuleFor(p => p.What)
                .NotEmpty()
                .WithMessage(_ => Text.WhatMissing)
                .When(p => p.Kind == PointKind.Stated || p is { Kind: PointKind.Done, Step: null });
            RuleFor(p => p.What).NotEmpty().WithMessage(_ => Text.ReasonMissing).When(p => p.Kind == PointKind.Disputed);
            RuleFor(p => p.What).Empty().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind == PointKind.Acknowledged);
            RuleFor(p => p.Authority).NotEmpty().WithMessage(_ => Text.AuthorityMissing).When(p => p.Kind == PointKind.Done);
            RuleFor(p => p.Step).Null().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Done);
            RuleFor(p => p.Authority).Empty().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Done);
            RuleFor(p => p.NextStep).Empty().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Done);
            RuleFor(p => p.NextStep)
                .NotEmpty()
                .WithMessage(_ => Text.NextStepMissing)
                .When(p => p is { Kind: PointKind.Done, NextOn: not null });
            RuleFor(p => p.NextOn).Null().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Done);
            RuleFor(p => p.Aspect).NotNull().WithMessage(_ => Text.AspectMissing).When(p => p.Kind == PointKind.Disputed);
            RuleFor(p => p.Aspect).Null().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Disputed);
            RuleFor(p => p.Proposed).NotEmpty().WithMessage(_ => Text.ProposedMissing).When(p => p.Kind == PointKind.Disputed);
            RuleFor(p => p.Proposed).Empty().WithMessage(_ => Text.PartNotWanted).When(p => p.Kind != PointKind.Disputed);
        }
    }
}
