# 文史资料

import django.db.models.deletion
import shangliang.kit.ids
import shangliang.kit.seal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_cases'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoryCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=shangliang.kit.ids.ref, max_length=10, unique=True)),
                ('title', models.CharField(max_length=120, verbose_name='题目')),
                ('text', models.TextField(max_length=5000, verbose_name='征集什么')),
                ('address', models.CharField(max_length=200, verbose_name='稿件交到哪里')),
                ('opened_on', models.DateField(verbose_name='开始')),
                ('until', models.DateField(verbose_name='截止')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.area', verbose_name='地区')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation', verbose_name='征集单位')),
            ],
            options={
                'ordering': ['-opened_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigIntegerField(default=shangliang.kit.ids.key, primary_key=True, serialize=False)),
                ('ref', models.CharField(default=shangliang.kit.ids.ref, max_length=10, unique=True)),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('body', models.JSONField(default=list)),
                ('signed', models.CharField(max_length=60, verbose_name='署名')),
                ('contact', shangliang.kit.seal.SealedTextField(blank=True, max_length=120, verbose_name='联系方式')),
                ('source', models.CharField(choices=[('lived', '亲历'), ('seen', '亲见'), ('heard', '亲闻'), ('record', '档案文献'), ('oral', '口述整理')], max_length=8, verbose_name='史料来源')),
                ('source_note', models.CharField(blank=True, max_length=300, verbose_name='来源说明')),
                ('received_on', models.DateField(verbose_name='收到')),
                ('verdict', models.CharField(blank=True, choices=[('adopted', '采用'), ('revise', '修改后采用'), ('not', '不采用')], max_length=8, verbose_name='审读意见')),
                ('opinion', models.CharField(blank=True, max_length=500, verbose_name='审读说明')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='审读')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('collected_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='documents.document')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='documents.historycall')),
            ],
            options={
                'ordering': ['received_on', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='historycall',
            index=models.Index(fields=['area', '-opened_on'], name='history_call_area'),
        ),
        migrations.AddConstraint(
            model_name='historycall',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('opened_on'))), name='history_call_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by__isnull', True), ('reviewed_on__isnull', True), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('reviewed_by__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='history_reviewed_on_a_day_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['', 'adopted']), models.Q(('opinion', ''), _negated=True), _connector='OR'), name='history_not_adopted_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('collected_in__isnull', True), ('verdict__in', ['adopted', 'revise']), _connector='OR'), name='history_collected_once_adopted'),
        ),
    ]
