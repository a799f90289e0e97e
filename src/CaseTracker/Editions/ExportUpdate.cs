using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Office;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>Takes the draft of an update out as a document, to be worked on in a report; that it was taken out is logged.</summary>
public static class ExportUpdate
{
    [Needs(Right.ReadPast)]
    public sealed record Query(DraftUpdate.Query Draft) : IQuery<ExportTable.Result>;

    internal sealed class Handler(IMediator mediator, RequestContext context, AccessLog log) : IRequestHandler<Query, ExportTable.Result>
    {
        public async Task<ExportTable.Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var draft = await mediator.Send(request.Draft, cancellationToken);
            log.Note(context.Caller, Deed.ExportTable, request.Draft.Mission, null);
            var edition = request.Draft.Edition is { } number ? $"-edition-{number}" : "";
            return new ExportTable.Result(
                $"update-{request.Draft.Mission}-{draft.Period.From:yyyyMMdd}-{draft.Period.To:yyyyMMdd}{edition}.docx",
                TableAnnex.MediaType,
                Print(draft)
            );
        }
    }

    /// <summary>The same draft always gives the same bytes.</summary>
    private static byte[] Print(DraftUpdate.Result draft)
    {
        var (sender, language) = (TableTexts.Get("Annex.sender"), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        using var file = new MemoryStream();
        new WordDocument(
            draft.Title,
            sender,
            language,
            draft.Title,
            [new WordText("Title", draft.Title), .. draft.Parts.SelectMany(Part), .. draft.Notes.Select(n => new WordText("Notes", n))]
        ).Write(file);
        return file.ToArray();
    }

    private static IEnumerable<WordText> Part(UpdatePart part) =>
        part.Paragraphs.Select(text => new WordText("Numbered", text)).Prepend(new WordText("Heading", part.Heading));
}
