using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Says how messages of a kind read in a language from now on; what was issued before stays as it is.</summary>
public static class SetTemplate
{
    [Needs(Right.ManageReference)]
    public sealed record Command(MessageKind Kind, string Language, string Title, string Body, string Reason) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Kind).Must(NoteTemplate.Kinds.Contains).WithMessage(_ => Text.MessageKindNotIssued);
            RuleFor(c => c.Language).Must(NoteTemplate.Languages.Contains).WithMessage(_ => Text.NoteLanguageMissing);
            RuleFor(c => c.Title).NotEmpty().WithMessage(_ => Text.TemplateMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.Body)
                .NotEmpty()
                .WithMessage(_ => Text.TemplateMissing)
                .MaximumLength(10_000)
                .WithMessage(_ => Text.TooLong(10_000));
            RuleFor(c => c)
                .Must(c => Faults(c).Count == 0)
                .OverridePropertyName(nameof(Command.Body))
                .WithMessage(c => Text.PlaceholderUnknown(string.Join(", ", Faults(c))));
            RuleFor(c => c.Reason).Reasoned();
        }

        private static IReadOnlyList<string> Faults(Command command) =>
            new NoteTemplate(command.Kind, command.Language, command.Title ?? "", command.Body ?? "").Faults();
    }

    internal sealed class Handler(Recorder recorder, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(
                context.Caller.Author,
                async recording =>
                {
                    var set = new TemplateSet(
                        request.Kind,
                        request.Language,
                        request.Title.Trim(),
                        request.Body.ReplaceLineEndings("\n").Trim(),
                        request.Reason
                    );
                    var now = await Templates.Find(recording.Session, request.Kind, request.Language);
                    if ((now.Title, now.Body) == (set.Title, set.Body))
                        throw new RuleBrokenException(Text.NothingChanged);
                    var stream = Templates.IdOf(request.Kind, request.Language);
                    await recording.Load(stream);
                    recording.Add(TemplateProjection.Kind, stream, [set]);
                    return new Receipt();
                },
                cancellationToken
            );
    }
}
